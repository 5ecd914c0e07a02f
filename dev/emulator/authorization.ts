import type { AuthMode, Execution } from "./core/execution";
import type { Manifest } from "./core/service";
import { ServiceError } from "./core/service-error";
import type { EmulatorState } from "./core/state";

const SCOPE = "https://www.googleapis.com/auth/";

interface Requirement {
  readonly prefix: string;
  readonly mode: AuthMode;
  /** Any one of these scopes is enough. */
  readonly scopes: readonly string[];
}

/**
 * The auth mode and the scopes that each service needs at least. The first row whose prefix fits decides. Source: table
 * of [AUTH] for the modes, [SCOPE], [URLF], [SESS], [MAIL] for the scopes.
 */
const REQUIREMENTS: readonly Requirement[] = [
  { prefix: "console.", mode: "NONE", scopes: [] },
  { prefix: "Logger.", mode: "NONE", scopes: [] },
  { prefix: "Utilities.", mode: "NONE", scopes: [] },
  { prefix: "SpreadsheetApp.getUi", mode: "NONE", scopes: [] },
  { prefix: "Ui.addToUi", mode: "NONE", scopes: [] },
  { prefix: "Session.getActiveUserLocale", mode: "NONE", scopes: [] },
  { prefix: "Session.getScriptTimeZone", mode: "NONE", scopes: [] },
  { prefix: "SpreadsheetApp.openById", mode: "FULL", scopes: ["spreadsheets"] },
  { prefix: "SpreadsheetApp.", mode: "LIMITED", scopes: ["spreadsheets", "spreadsheets.currentonly"] },
  { prefix: "Spreadsheet.", mode: "LIMITED", scopes: ["spreadsheets", "spreadsheets.currentonly"] },
  { prefix: "PropertiesService.", mode: "LIMITED", scopes: [] },
  { prefix: "Properties.", mode: "LIMITED", scopes: [] },
  { prefix: "CacheService.", mode: "LIMITED", scopes: [] },
  { prefix: "Cache.", mode: "LIMITED", scopes: [] },
  { prefix: "LockService.", mode: "LIMITED", scopes: [] },
  { prefix: "Lock.", mode: "LIMITED", scopes: [] },
  { prefix: "HtmlService.", mode: "LIMITED", scopes: [] },
  { prefix: "ScriptApp.getAuthorizationInfo", mode: "LIMITED", scopes: [] },
  { prefix: "ScriptApp.", mode: "FULL", scopes: ["script.scriptapp"] },
  { prefix: "Ui.", mode: "FULL", scopes: ["script.container.ui"] },
  { prefix: "UrlFetchApp.", mode: "FULL", scopes: ["script.external_request"] },
  { prefix: "Sheets.", mode: "FULL", scopes: ["spreadsheets"] },
  { prefix: "MailApp.", mode: "FULL", scopes: ["script.send_mail"] },
  { prefix: "Session.", mode: "FULL", scopes: ["userinfo.email"] },
];

const FULL_ONLY: Requirement = { prefix: "", mode: "FULL", scopes: [] };
const RANK: Readonly<Record<AuthMode, number>> = { NONE: 0, LIMITED: 1, FULL: 2 };

/**
 * Throws if the execution may not call the service: because of its auth mode, a withdrawn grant, or a scope that the
 * manifest lacks.
 */
export function requirePermission(
  service: string,
  execution: Execution,
  state: EmulatorState,
  manifest: Manifest,
): void {
  const need = REQUIREMENTS.find((row) => service.startsWith(row.prefix)) ?? FULL_ONLY;
  if (RANK[execution.authMode] < RANK[need.mode] || !grantsScope(manifest, need.scopes)) throw refusal(service, need);
  // A trigger keeps firing after a grant was withdrawn, and stops at its first call that needs one. Source: [INST].
  if (need.mode === "FULL" && state.unauthorized.includes(execution.user)) {
    throw new ServiceError("Authorization is required to perform that action.");
  }
}

function grantsScope(manifest: Manifest, scopes: readonly string[]): boolean {
  // Without an explicit list the platform detects the scopes itself. Source: [SCOPE].
  const declared = manifest.oauthScopes;
  return scopes.length === 0 || declared === undefined || scopes.some((scope) => declared.includes(SCOPE + scope));
}

function refusal(service: string, need: Requirement): ServiceError {
  const scopes = need.scopes.map((scope) => SCOPE + scope).join(" || ");
  const suffix = scopes === "" ? "" : `. Required permissions: ${scopes}`;
  return new ServiceError(`You do not have permission to call ${service}${suffix}`);
}
