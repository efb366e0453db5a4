// Ctrl+K: every place of the menu under a few letters.

export class Finder extends HTMLElement {
  connectedCallback(): void {
    const dialog = this.querySelector('dialog');
    const field = this.querySelector('input');
    const list = this.querySelector('ul');
    const open = this.querySelector('button');
    if (dialog === null || field === null || list === null || open === null) {
      return;
    }

    const places = [...document.querySelectorAll<HTMLAnchorElement>('.menu a')].map((link) => ({ says: link.textContent?.trim() ?? '', to: link.href }));
    const fill = (): void => {
      const asked = field.value.trim().toLocaleLowerCase();
      list.replaceChildren(...places.filter((place) => place.says.toLocaleLowerCase().includes(asked)).map((place) => {
        const item = document.createElement('li');
        const link = document.createElement('a');
        link.href = place.to;
        link.textContent = place.says;
        item.append(link);
        return item;
      }));
    };
    const show = (): void => {
      field.value = '';
      fill();
      dialog.showModal();
    };

    this.hidden = false;
    open.addEventListener('click', show);
    field.addEventListener('input', fill);
    dialog.addEventListener('keydown', (event) => this.#step(event, field, [...list.querySelectorAll('a')]));
    document.addEventListener('keydown', (event) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k' && !dialog.open) {
        event.preventDefault();
        show();
      }
    });
  }

  #step(event: KeyboardEvent, field: HTMLInputElement, links: HTMLAnchorElement[]): void {
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      links[Math.min(at + 1, links.length - 1)]?.focus();
    } else if (event.key === 'ArrowUp') {
      event.preventDefault();
      (at > 0 ? links[at - 1] : field)?.focus();
    } else if (event.key === 'Enter' && document.activeElement === field) {
      event.preventDefault();
      links[0]?.click();
    }
  }
}
