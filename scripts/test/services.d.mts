/** A private server of a test run. */
export interface PrivateService {
  url: string;
  /** Sends it a signal (SIGTERM) and resolves when it is gone. */
  end(signal?: NodeJS.Signals): Promise<void>;
  /** Starts it again, on the same port. */
  begin(): Promise<void>;
  /** Ends it for good. */
  stop(): Promise<void>;
}

export function startMariadb(options?: string[]): Promise<PrivateService>;
export function startRedis(options?: string[]): Promise<PrivateService>;
