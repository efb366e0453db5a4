// Replaces a part of the page by the same part of the next: filters while one types, pages of a table. Links and forms inside stay what they are.

const TYPING_MS = 250;

export class Swap extends HTMLElement {
  #waiting: number | undefined;
  #asked: AbortController | undefined;

  connectedCallback(): void {
    this.addEventListener('click', (event) => this.#click(event));
    this.addEventListener('submit', (event) => this.#submit(event));
    this.addEventListener('input', (event) => this.#type(event));
    window.addEventListener('popstate', this.#back);
  }

  disconnectedCallback(): void {
    window.removeEventListener('popstate', this.#back);
    window.clearTimeout(this.#waiting);
    this.#asked?.abort();
  }

  readonly #back = (): void => void this.#load(location.href, false);

  #click(event: MouseEvent): void {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-swap]');
    if (link !== null && event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey) {
      event.preventDefault();
      void this.#load(link.href, true);
    }
  }

  #submit(event: SubmitEvent): void {
    const form = event.target as HTMLFormElement;
    if (form.method === 'get' && form.matches('[data-swap]')) {
      event.preventDefault();
      void this.#load(addressOf(form), true);
    }
  }

  #type(event: Event): void {
    const form = (event.target as HTMLInputElement).form;
    if (form?.matches('[data-swap]') === true && (event.target as Element).matches('input[type=search]')) {
      window.clearTimeout(this.#waiting);
      this.#waiting = window.setTimeout(() => void this.#load(addressOf(form), true), TYPING_MS);
    }
  }

  async #load(address: string, remember: boolean): Promise<void> {
    this.#asked?.abort();
    const asked = new AbortController();
    this.#asked = asked;
    this.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(address, { headers: { Accept: 'text/html' }, signal: asked.signal });
      const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const part = answer.ok && !answer.redirected ? next.getElementById(this.id) : null;
      if (part === null) {
        // Signed out, refused, or another page: the browser shows it as it is.
        location.assign(address);
        return;
      }

      if (remember) {
        history.pushState(null, '', address);
      }

      this.#exchange(part);
    } catch (trouble) {
      // A newer question has taken this one's place; any other trouble is the browser's to show.
      if (!(trouble instanceof DOMException && trouble.name === 'AbortError')) {
        location.assign(address);
      }
    } finally {
      if (this.#asked === asked) {
        this.removeAttribute('aria-busy');
      }
    }
  }

  // Whoever types goes on typing in the same field.
  #exchange(part: Element): void {
    const active = document.activeElement;
    const field = active instanceof HTMLInputElement && this.contains(active) ? { id: active.id, value: active.value, start: active.selectionStart, end: active.selectionEnd } : undefined;
    this.replaceChildren(...part.childNodes);
    const again = field === undefined ? null : document.getElementById(field.id);
    if (again instanceof HTMLInputElement) {
      again.value = field!.value;
      again.focus();
      again.setSelectionRange(field!.start, field!.end);
    }
  }
}

function addressOf(form: HTMLFormElement): string {
  const address = new URL(form.action);
  address.search = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== '') as [string, string][]).toString();
  return address.href;
}
