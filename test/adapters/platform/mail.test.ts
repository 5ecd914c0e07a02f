import { type MailService, platformMail } from "../../../src/adapters/platform/mail";

type Sent = Parameters<MailService["sendEmail"]>;

function mailOf(left: number, isAllowed = true) {
  const sent: Sent[] = [];
  const service: MailService = {
    getRemainingDailyQuota: () => left,
    sendEmail: (...mail) => {
      if (!isAllowed) throw new Error("You do not have permission to call MailApp.sendEmail");
      sent.push(mail);
    },
  };
  return {
    sent,
    mail: platformMail(service, () => "seller@example.com", { title: () => "Shop", id: "1AbC" }),
  };
}

test("a mail goes to the person running, names the spreadsheet, and ends with the way to it", () => {
  const { sent, mail } = mailOf(1);
  mail.send("Aisle", "Look.");
  expect(sent).toEqual([
    ["seller@example.com", "Aisle: Shop", "Look.\n\nhttps://docs.google.com/spreadsheets/d/1AbC/edit"],
  ]);
});

test("when the day's mails are used up, none is tried and the seller is told so", () => {
  const { sent, mail } = mailOf(0);
  expect(() => mail.send("Aisle", "Look.")).toThrow("no more mails today");
  expect(sent).toEqual([]);
});

test("a permission that is missing is told in words of ours", () => {
  expect(() => mailOf(1, false).mail.send("Aisle", "Look.")).toThrow(
    "Google did not let Aisle send you a mail. Allow it when Google asks for permissions again.",
  );
});
