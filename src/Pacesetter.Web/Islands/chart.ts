// Reads a drawn chart out: the value under the finger, or step by step with the arrow keys. The server has put every value in words into its mark.

const DOWNLOAD_SCALE = 2;

type Mark = { says: string; x: number; y: number };

export class Chart extends HTMLElement {
  #said: HTMLOutputElement | undefined;

  connectedCallback(): void {
    const drawings = [...this.querySelectorAll('svg')];
    if (drawings.length === 0 || this.#said !== undefined) {
      return;
    }

    this.#said = document.createElement('output');
    this.#said.className = 'readout';
    // The place is kept, so that nothing below moves when a value appears.
    this.#said.textContent = this.dataset['hint'] ?? '\u00a0';
    this.insertBefore(this.#said, this.querySelector('.downloads'));
    for (const svg of drawings) {
      this.#equip(svg);
    }

    this.#offerImage(drawings);
  }

  #equip(svg: SVGSVGElement): void {
    const marks = marksOf(svg);
    if (marks.length === 0) {
      return;
    }

    const weight = rowWeight(marks);
    let at = -1;
    const show = (index: number): void => {
      at = Math.max(0, Math.min(marks.length - 1, index));
      this.#point(svg, marks[at]!);
    };
    const clear = (): void => {
      at = -1;
      svg.querySelector('.ring')?.remove();
      this.#said!.textContent = this.dataset['hint'] ?? '\u00a0';
    };
    const near = (event: PointerEvent): void => show(nearest(svg, marks, weight, event));

    svg.tabIndex = 0;
    svg.addEventListener('pointermove', near);
    svg.addEventListener('pointerdown', near);
    svg.addEventListener('pointerleave', clear);
    svg.addEventListener('blur', clear);
    svg.addEventListener('keydown', (event) => {
      const step = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at < 0 ? marks.length - 1 : at - 1, ArrowUp: at < 0 ? marks.length - 1 : at - 1, Home: 0, End: marks.length - 1 }[event.key];
      if (step !== undefined) {
        event.preventDefault();
        show(step);
      } else if (event.key === 'Escape') {
        clear();
      }
    });
  }

  #point(svg: SVGSVGElement, mark: Mark): void {
    svg.querySelector('.ring')?.remove();
    const ring = document.createElementNS('http://www.w3.org/2000/svg', 'circle');
    ring.setAttribute('class', 'ring');
    ring.setAttribute('cx', String(mark.x));
    ring.setAttribute('cy', String(mark.y));
    ring.setAttribute('r', '8');
    svg.append(ring);
    this.#said!.textContent = mark.says;
  }

  // The browser paints the image: the server has no letters to paint with.
  #offerImage(drawings: SVGSVGElement[]): void {
    const links = this.querySelector('.downloads');
    const label = this.dataset['png'];
    if (links === null || label === undefined) {
      return;
    }

    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'quiet';
    button.textContent = label;
    button.addEventListener('click', () => {
      const shown = drawings.filter((svg) => svg.getBoundingClientRect().width > 0);
      shown.forEach((svg, at) => void save(svg, `${this.dataset['name'] ?? 'chart'}${shown.length > 1 ? `-${at + 1}` : ''}.png`));
    });
    links.append(' ', button);
  }
}

function marksOf(svg: SVGSVGElement): Mark[] {
  return [...svg.querySelectorAll<SVGTitleElement>('circle > title, rect > title')]
    .map((title) => {
      const shape = title.parentElement as unknown as SVGGraphicsElement;
      const box = shape.getBBox();
      return { says: title.textContent ?? '', x: box.x + box.width / 2, y: shape.tagName === 'rect' ? box.y : box.y + box.height / 2 };
    })
    .sort((one, other) => one.x - other.x || one.y - other.y);
}

function nearest(svg: SVGSVGElement, marks: Mark[], weight: number, event: PointerEvent): number {
  const box = svg.getBoundingClientRect();
  const scale = svg.viewBox.baseVal.width / box.width;
  const [x, y] = [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
  // Along a row of columns or weeks what lies across counts more than what lies above.
  const distance = (mark: Mark): number => Math.hypot(mark.x - x, (mark.y - y) / weight);
  return marks.reduce((best, mark, at) => (distance(mark) < distance(marks[best]!) ? at : best), 0);
}

// Rows of intervals lie one under the other: there, what lies above counts.
function rowWeight(marks: Mark[]): number {
  return new Set(marks.map((mark) => Math.round(mark.y))).size === marks.length && new Set(marks.map((mark) => Math.round(mark.x))).size < marks.length ? 0.25 : 4;
}

async function save(svg: SVGSVGElement, name: string): Promise<void> {
  const { width, height } = svg.viewBox.baseVal;
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.querySelector('.ring')?.remove();
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.setAttribute('font-family', getComputedStyle(document.body).fontFamily);
  // An image knows nothing of the page's colours.
  const page = getComputedStyle(document.documentElement);
  const text = new XMLSerializer().serializeToString(copy).replace(/var\((--[a-z]+),[^)]*\)/g, (_, token: string) => page.getPropertyValue(token).trim());
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width * DOWNLOAD_SCALE, height * DOWNLOAD_SCALE];
  const brush = canvas.getContext('2d')!;
  brush.fillStyle = page.getPropertyValue('--paper').trim();
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.drawImage(image, 0, 0, canvas.width, canvas.height);
  const link = document.createElement('a');
  link.download = name;
  link.href = canvas.toDataURL('image/png');
  link.click();
}
