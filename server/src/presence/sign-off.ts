export { endConsoles } from './consoles.js';
