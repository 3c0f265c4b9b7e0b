/** Keeps what the application logs, to be searched afterwards. */
export class LogBook {
  readonly lines: string[] = [];

  /** For pino: takes one line. */
  write(line: string): void {
    this.lines.push(line);
  }

  /** Invariant 7: no token, phone number or message body in any log. */
  assertDiscreet(texts: { body: string; recipient: string }[]): void {
    const secrets = texts.flatMap(({ body, recipient }) => [
      recipient,
      ...(/#([\w-]{20,})/.exec(body)?.slice(1) ?? []),
    ]);
    for (const secret of new Set(secrets)) {
      const told = this.lines.find((line) => line.includes(secret));
      if (told !== undefined) throw new Error(`a log line tells a secret: ${told}`);
    }
  }
}
