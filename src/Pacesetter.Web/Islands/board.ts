// Cards that are taken to another column, by hand or by keys. Each move is a form that is there already: dropping a card sends it.

export class Board extends HTMLElement {
  connectedCallback(): void {
    for (const card of this.querySelectorAll<HTMLElement>('[data-card]')) {
      if (card.querySelector('form[data-to]') !== null) {
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
      const form = formTo(card, column);
      column.classList.toggle('open', form !== undefined);
      column.ondragover = form === undefined ? null : (event) => event.preventDefault();
      column.ondrop = form === undefined ? null : (event) => {
        event.preventDefault();
        form.requestSubmit();
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

    const open = this.#columns().filter((column) => formTo(card, column) !== undefined);
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
      formTo(card, open[aimed]!)?.requestSubmit();
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

function formTo(card: HTMLElement, column: HTMLElement): HTMLFormElement | undefined {
  return [...card.querySelectorAll<HTMLFormElement>('form[data-to]')].find((form) => form.dataset['to'] === column.dataset['state']);
}
