/** Reports a run that nobody watches. */
import { rowTexts } from "../domain/log/run-report";
import { type Mailed, mailOf } from "../domain/status/mail";
import { toFailure } from "../domain/values/failure";
import type { Ending } from "./phases";
import { MAILED } from "./whose";

export { toastOf } from "../domain/workbook/report";

/** Mails what a scheduled run met. A mail that cannot be sent is a problem of the report. */
export const mailed: Ending = (world, report, shop, news) => {
  if (shop?.settings.mails === false) return report;
  const { store, clock } = world;
  const kept = store.get(MAILED);
  const { mail, mailed: times } = mailOf({ ...report, rows: rowTexts(report) }, readMailed(kept), clock.now(), news);
  try {
    if (mail !== null) world.mail.send(mail.subject, mail.body);
    const text = JSON.stringify(times);
    if (text !== (kept || "{}")) store.set(MAILED, text);
    return report;
  } catch (error) {
    return { ...report, problems: [...report.problems, toFailure(error).message] };
  }
};

function readMailed(text: string | null): Mailed {
  try {
    return JSON.parse(text ?? "{}");
  } catch {
    // Somebody edited the property by hand.
    return {};
  }
}
