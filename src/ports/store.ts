/** Small texts kept beside the spreadsheet, for everybody who works in it: heartbeat and last run. Nothing personal. */
export interface Store {
  get(key: string): string | null;
  set(key: string, text: string): void;
}

/** Small texts kept for the person running, for a while; they may vanish earlier. */
export interface Cache {
  get(key: string): string | null;
  /** Unit of `seconds`: seconds. */
  set(key: string, text: string, seconds: number): void;
  remove(key: string): void;
}
