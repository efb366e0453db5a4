// What pages do beyond links and forms. Each element works on what the server has drawn: without this file the page is whole.
import { Board } from './board';
import { Chart } from './chart';
import { Finder } from './finder';
import { Passkey } from './passkey';
import { Swap } from './swap';

customElements.define('ps-board', Board);
customElements.define('ps-chart', Chart);
customElements.define('ps-finder', Finder);
customElements.define('ps-passkey', Passkey);
customElements.define('ps-swap', Swap);
document.documentElement.dataset['islands'] = 'ready';
