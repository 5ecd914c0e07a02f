/** Small texts stored outside the spreadsheet, shared by everybody who works in it. Nothing personal. */
export interface Store {
  get(key: string): string | null;
  set(key: string, text: string): void;
}

/** Small texts stored for the person who runs Aisle. They may vanish before their time. */
export interface Cache {
  get(key: string): string | null;
  /** Unit of `seconds`: seconds. */
  set(key: string, text: string, seconds: number): void;
  remove(key: string): void;
}
