/** `npm run demo`: a seller's day over real HTTP on this machine. With `--json`, only its figures as one JSON object. */
import { overHttp } from "../world/carriers";
import { judge } from "./judge";
import { sellerParts } from "./parts";
import { playDay } from "./play";
import { storyteller, tellJudgment } from "./story";

const isJson = process.argv.includes("--json");
const print = (line: string): void => console.log(line);

const parts = sellerParts();
const { world, close } = await overHttp(parts);
try {
  if (!isJson) {
    print(
      "A day of a phone shop with 300 Walmart listings, played on the built add-on. Google and Walmart are simulated",
    );
    print("on this machine; nothing leaves it.");
  }
  const onlooker = isJson ? undefined : storyteller(print, world.emulator.ui.toasts, world.emulator.mails);
  const judgement = judge(await playDay(parts, world.run, onlooker));
  if (isJson) print(JSON.stringify(judgement.verdict));
  else tellJudgment(print, judgement);
  process.exitCode = judgement.verdict.checks.failed === 0 ? 0 : 1;
} finally {
  await close();
}
