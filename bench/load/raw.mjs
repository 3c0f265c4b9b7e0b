import { once } from 'node:events';
import { serverPackage } from '../packages.mjs';

const { WebSocket } = serverPackage('ws');

/** A plain WebSocket in a room of the raw server; `onFrame` gets what the others there send. */
export async function openRaw(url, room, onFrame = () => undefined) {
  const socket = new WebSocket(url, { perMessageDeflate: false, skipUTF8Validation: true });
  await once(socket, 'open');
  socket.send(room);
  await once(socket, 'message');
  socket.on('message', onFrame);
  return { send: (text) => socket.send(text), close: () => socket.terminate() };
}
