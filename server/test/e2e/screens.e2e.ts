import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeBusy, type BusyCity } from "./busy-city.ts";
import { barriersOn, overflowOn, untranslatedOn } from "./checks.ts";
import { startStage, type Stage } from "./stage.ts";
import { tourAlertsAndLists, tourCitizen, tourCrew, tourDesk, type Tour } from "./tour.ts";
import type { VisitorOptions } from "./visitor.ts";

let stage: Stage;
let busy: BusyCity;
beforeAll(async () => {
  stage = await startStage();
  busy = await makeBusy(stage);
});
afterAll(() => stage.stop());

const looks: VisitorOptions[] = [
  { language: "en-XA", theme: "dark" },
  { language: "ar", theme: "light" },
];

/** Some twenty screens each, on a machine that may have other things to do. */
const longestMs = 300_000;

describe.each(looks)("in $language, $theme", (as) => {
  test.each([
    ["the desk", tourDesk],
    ["alerts and lists", tourAlertsAndLists],
    ["the crew's app", tourCrew],
    ["the citizen's app", tourCitizen],
  ])("%s: every text is translated, nothing is a barrier, nothing can be pushed sideways, nothing comes from elsewhere", { timeout: longestMs }, async (_, walk) => {
    const faults: string[] = [];
    const look: Tour["look"] = async (page, screen) => {
      const found = [...(await wordsOf(page, as)), ...(await barriersOn(page)), ...(await overflowOn(page))];
      faults.push(...found.map((fault) => `${screen}: ${fault}`));
    };
    await walk({ stage, busy, as, look, leaving: (visitor) => faults.push(...visitor.faults()) });
    expect(faults).toEqual([]);
  });
});

async function wordsOf(page: Page, { language }: VisitorOptions): Promise<string[]> {
  if (language === "en-XA") return (await untranslatedOn(page)).map((text) => `not translated: ${text}`);
  const direction = await page.evaluate(() => `${document.documentElement.lang} ${getComputedStyle(document.body).direction}`);
  return direction === "ar rtl" ? [] : [`language and direction are ${direction}`];
}
