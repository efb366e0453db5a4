// Cards that are taken to another column, by hand or by keys. Each move is a button of a form that is there already: dropping a card presses it.

export class Board extends HTMLElement {
  connectedCallback(): void {
    for (const card of this.querySelectorAll<HTMLElement>('[data-card]')) {
      if (card.querySelector('button[name="to"]') !== null) {
        this.#equip(card);
      }
    }
  }

  #equip(card: HTMLElement): void {
    card.draggable = true;
    card.tabIndex = 0;
    card.addEventListener('dragstart', (event) => {
      event.dataTransfer?.setData('text/plain', card.dataset['card'] ?? '');
      this.#open(card);
    });
    card.addEventListener('dragend', () => this.#close());
    card.addEventListener('keydown', (event) => this.#step(event, card));
  }

  // The columns a card may go to.
  #open(card: HTMLElement): void {
    for (const column of this.#columns()) {
      const button = buttonTo(card, column);
      column.classList.toggle('open', button !== undefined);
      column.ondragover = button === undefined ? null : (event) => event.preventDefault();
      column.ondrop = button === undefined ? null : (event) => {
        event.preventDefault();
        press(button);
      };
    }
  }

  #close(): void {
    for (const column of this.#columns()) {
      column.classList.remove('open', 'aimed');
      column.ondragover = column.ondrop = null;
    }
  }

  // Arrow keys aim at a column, Enter sends, Escape lets go.
  #step(event: KeyboardEvent, card: HTMLElement): void {
    if (event.target !== card) {
      return;
    }

    const open = this.#columns().filter((column) => buttonTo(card, column) !== undefined);
    const aimed = open.findIndex((column) => column.classList.contains('aimed'));
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step !== undefined && open.length > 0) {
      event.preventDefault();
      this.#open(card);
      const next = open[aimed < 0 ? (step > 0 ? 0 : open.length - 1) : (aimed + step + open.length) % open.length]!;
      open.forEach((column) => column.classList.toggle('aimed', column === next));
      this.#say(next.dataset['label'] ?? '');
    } else if (event.key === 'Enter' && aimed >= 0) {
      event.preventDefault();
      press(buttonTo(card, open[aimed]!)!);
    } else if (event.key === 'Escape') {
      this.#close();
      this.#say('');
    }
  }

  #say(text: string): void {
    const place = this.querySelector('output');
    if (place !== null) {
      place.textContent = text;
    }
  }

  #columns(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[data-state]')];
  }
}

function buttonTo(card: HTMLElement, column: HTMLElement): HTMLButtonElement | undefined {
  return [...card.querySelectorAll<HTMLButtonElement>('button[name="to"]')].find((button) => button.value === column.dataset['state']);
}

function press(button: HTMLButtonElement): void {
  button.form?.requestSubmit(button);
}
