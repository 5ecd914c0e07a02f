/** Tells the person running something at once, wherever they are. */
export interface Mail {
  /** Fails: `transient` when the day's mails are used up, `setup` when the permission is missing. Holds nothing personal. */
  send(subject: string, body: string): void;
}
