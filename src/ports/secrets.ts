/** The key of one marketplace account. Never written to a cell, a log line or an error. */
export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Stored for the person who runs Aisle, out of reach of everybody else. */
export interface Secrets {
  credentials(): Credentials | null;
  saveCredentials(credentials: Credentials): void;
}
