// Asks the device for a passkey when its form is sent, and sends the answer with the form. Without this script, or without such a device, the form is not shown.

export class Passkey extends HTMLElement {
  connectedCallback(): void {
    if (typeof PublicKeyCredential === 'undefined' || typeof PublicKeyCredential.parseCreationOptionsFromJSON !== 'function') {
      return;
    }

    this.hidden = false;
    this.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#send(event.target as HTMLFormElement);
    });
  }

  async #send(form: HTMLFormElement): Promise<void> {
    const button = form.querySelector('button')!;
    button.disabled = true;
    try {
      const credential = await this.#ask();
      form.querySelector<HTMLInputElement>('input[name=credential]')!.value = JSON.stringify((credential as PublicKeyCredential).toJSON());
      form.submit();
    } catch (trouble) {
      // The device refused, or somebody called it off: they may try again.
      if (!(trouble instanceof DOMException)) {
        throw trouble;
      }

      form.querySelector('[role=status]')!.textContent = this.dataset['failed'] ?? '';
      button.disabled = false;
    }
  }

  #ask(): Promise<Credential | null> {
    const options = JSON.parse(this.dataset['options']!);
    return this.dataset['kind'] === 'create'
      ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  }
}
