/** Mails to the person who runs Aisle. */
export interface Mail {
  /**
   * `body` holds nothing personal. Fails: `transient` when the day's mails are used up, `setup` when the permission is
   * missing.
   */
  send(subject: string, body: string): void;
}
