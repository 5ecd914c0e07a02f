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
  const mail = mailOf({ ...report, rows: rowTexts(report) }, readMailed(store.get(MAILED)), clock.now(), news);
  if (mail === null) return report;
  try {
    world.mail.send(mail.subject, mail.body);
    store.set(MAILED, JSON.stringify(mail.mailed));
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
