// Forwards frames: the first one joins a room, each later one goes as it is to everybody else there.
import { serverPackage } from '../packages.mjs';

const { WebSocketServer } = serverPackage('ws');
const rooms = new Map();
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false, backlog: 8192 });

server.on('connection', (socket) => {
  let room = null;
  socket.on('message', (data) => {
    if (room) return forward(room, socket, data.toString());
    const name = data.toString();
    room = rooms.get(name) ?? new Set();
    rooms.set(name, room.add(socket));
    socket.send('joined');
  });
  socket.on('close', () => room?.delete(socket));
});
process.on('disconnect', () => process.exit(0));
server.on('listening', () => process.send(server.address().port));

function forward(room, from, text) {
  for (const socket of room) if (socket !== from) socket.send(text);
}
