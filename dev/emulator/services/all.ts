import type { Services } from "../core/service";
import { CACHE } from "./cache";
import { LOCK } from "./lock";
import { MAIL } from "./mail";
import { PROPERTIES } from "./properties";
import { SESSION } from "./session";
import { SHEETS } from "./sheets";
import { SPREADSHEET_APP } from "./spreadsheet-app";
import { SCRIPT_APP } from "./triggers";
import { URL_FETCH } from "./url-fetch";
import { UTILITIES } from "./utilities";

/** Every emulated method by name. Any other method answers `not emulated`. */
export const SERVICES: Services = {
  ...SPREADSHEET_APP,
  ...SHEETS,
  ...PROPERTIES,
  ...CACHE,
  ...LOCK,
  ...URL_FETCH,
  ...UTILITIES,
  ...SCRIPT_APP,
  ...SESSION,
  ...MAIL,
};
