import type { Services } from "../core/service";
import { ServiceError } from "../core/service-error";

/** Session, HtmlService and the two logs: small services without a state of their own. */
export const SESSION: Services = {
  "Session.getEffectiveUser": (_args, context) => context.execution.user,
  "Session.getActiveUser": (_args, context) => context.execution.user,
  "Session.getActiveUserLocale": () => "en",
  "Session.getScriptTimeZone": (_args, context) => context.platform.manifest.timeZone ?? "Etc/UTC",
  "HtmlService.createHtmlOutputFromFile": (args, context) => {
    // The name may come with or without its ending; wording as seen in public reports.
    const name = String(args[0]).replace(/\.html$/, "");
    const html = context.platform.readFile(`${name}.html`);
    if (html === null) throw new ServiceError(`No HTML file named ${name} was found.`);
    return html;
  },
  "Logger.log": () => null,
  ...Object.fromEntries(
    ["error", "info", "log", "time", "timeEnd", "warn"].map((level) => [`console.${level}`, () => null]),
  ),
};
