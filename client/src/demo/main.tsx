/** @jsxImportSource preact */
import { render } from 'preact';
import { App } from './app';
import './styles/page.css';
import { Stage } from './stage';

const place = document.getElementById('demo');
const stage = new Stage(() => queueMicrotask(draw));

function draw(): void {
  if (place) render(<App stage={stage} />, place);
}

draw();
