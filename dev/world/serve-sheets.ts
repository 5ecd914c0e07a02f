/** The emulated Sheets API on a port of this machine, for Google's own clients. */
import type { Spreadsheet } from "../emulator/sheets-api/spreadsheet";
import { type Callers, sheetsHttp } from "../emulator/sheets-http/sheets-http";
import type { Clock } from "./clock";
import { type Served, serve } from "./serve";

export interface SheetsServing {
  readonly callers: Callers;
  /** The world's time. Without it a request names its instant in `x-simulated-now`; otherwise it is now. */
  readonly clock?: Clock | undefined;
  /** 0 takes a free one. */
  readonly port?: number;
}

/** Serves the spreadsheet on 127.0.0.1. `url` is a client's `rootUrl`. */
export function serveSheets(spreadsheet: Pick<Spreadsheet, "call">, options: SheetsServing): Promise<Served> {
  const { callers, clock, port = 0 } = options;
  const api = sheetsHttp(spreadsheet, callers);
  return serve({ handle: (request, now) => api.handle(request, clock?.now() ?? now) }, port);
}
