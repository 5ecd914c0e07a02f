/** What of a message differs from the definition: where, by which rule, and the value that stands there. */
export interface Finding {
  readonly operation: string;
  readonly side: "request" | "answer";
  /**
   * A pointer to the very thing, `*` for any index: `/body/list/meta`, `/query/limit`, `/header/WM_SVC.NAME`, `/status`
   * (the value then is status, content type and body), `/path`.
   */
  readonly place: string;
  /** `missing`, `unknown`, or the keyword of JSON Schema that the value breaks. */
  readonly rule: string;
  readonly value: unknown;
}

/** The operation of a request that the definition does not know. */
export const UNDEFINED_OPERATION = "(not defined)";
