/** Mail on Apps Script's MailApp: to the person running, in whose name it leaves. */
import { failure } from "../../domain/values/failure";
import { clipped } from "../../domain/values/words";
import type { Mail } from "../../ports/mail";

/** The part of MailApp that is used. */
export interface MailService {
  getRemainingDailyQuota(): number;
  sendEmail(recipient: string, subject: string, body: string): void;
}

/** Source: Apps Script, MailApp, 250 characters of a subject; quotas, 200 kB of a body, of which a character may take four bytes. */
const SUBJECT = 250;
const BODY = 40_000;

/**
 * `user` is the e-mail of the person running, `title` the spreadsheet's name. Source: Apps Script, MailApp; a person's mails
 * of a day are limited.
 */
export const platformMail = (service: MailService, user: () => string, title: () => string): Mail => ({
  send(subject, body) {
    if (attempt(() => service.getRemainingDailyQuota()) < 1)
      throw failure(
        "transient",
        "no-mail-left",
        "Google lets your account send no more mails today, so Aisle could not tell you by mail.",
      );
    attempt(() => service.sendEmail(user(), clipped(`${subject}: ${nameOf(title)}`, SUBJECT), clipped(body, BODY)));
  },
});

function nameOf(title: () => string): string {
  try {
    return title();
  } catch {
    // The person may not open the spreadsheet any more, which the mail may be about.
    return "your spreadsheet";
  }
}

/** Who grants only a part of what Aisle asks for is told by an exception. */
function attempt<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    throw failure(
      "setup",
      "mail-refused",
      "Google did not let Aisle send you a mail. Allow it when Google asks for permissions again.",
      error,
    );
  }
}
