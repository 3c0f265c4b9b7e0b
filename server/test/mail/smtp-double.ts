import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A mail as the server took it: the raw text with its headers. */
export interface TakenMail {
  from: string;
  to: string[];
  raw: string;
}

/** What the server says to the next RCPT. */
export type Reply = 'take' | 'tryLater' | 'refuse' | 'hangUp' | 'silence';

/** A mail server that keeps what it takes. */
export class SmtpDouble {
  readonly mails: TakenMail[] = [];
  /** Replies to the next mails, in turn; then `take`. */
  readonly replies: Reply[] = [];
  attempts = 0;
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();

  private constructor() {
    this.server = createServer((socket) => {
      this.sockets.add(socket);
      new Session(socket, this);
    });
  }

  static async start(): Promise<SmtpDouble> {
    const double = new SmtpDouble();
    await once(double.server.listen(0, '127.0.0.1'), 'listening');
    return double;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
  }
}

/** One connection: enough of SMTP for a client that sends plain mail. */
class Session {
  private from = '';
  private to: string[] = [];
  private data: string[] | null = null;
  private rest = '';

  constructor(
    private readonly socket: Socket,
    private readonly double: SmtpDouble,
  ) {
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => this.read(chunk.toString('utf8')));
    this.say('220 double');
  }

  private read(text: string): void {
    const lines = (this.rest + text).split('\r\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) {
      if (this.data) this.readData(this.data, line);
      else this.obey(line);
    }
  }

  private readData(data: string[], line: string): void {
    if (line !== '.') {
      data.push(line.startsWith('..') ? line.slice(1) : line);
      return;
    }
    this.double.mails.push({ from: this.from, to: this.to, raw: data.join('\n') });
    this.data = null;
    this.say('250 taken');
  }

  private obey(line: string): void {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'MAIL') [this.from, this.to] = [addressIn(line), []];
    if (verb === 'RCPT') this.recipient(line);
    else if (verb === 'DATA') [this.data] = [[] as string[], this.say('354 go on')];
    else this.say(verb === 'QUIT' ? '221 bye' : '250 ok');
  }

  private recipient(line: string): void {
    this.double.attempts += 1;
    const reply = this.double.replies.shift() ?? 'take';
    if (reply === 'hangUp') this.socket.destroy();
    else if (reply === 'silence') return;
    else if (reply === 'tryLater') this.say('451 try later');
    else if (reply === 'refuse') this.say('550 no such mailbox');
    else {
      this.to.push(addressIn(line));
      this.say('250 ok');
    }
  }

  private say(line: string): void {
    this.socket.write(`${line}\r\n`);
  }
}

const addressIn = (line: string): string => /<([^>]*)>/.exec(line)?.[1] ?? '';
