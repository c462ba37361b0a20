import type { AppName, LngLat } from "@najda/protocol";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { wordsIn, type Language, type Words } from "./words.ts";

export const desk = { width: 1440, height: 900 } as const;
export const phone = { width: 390, height: 844 } as const;

export type Size = Readonly<{ width: number; height: number }>;

/** One browser in somebody's hands: its tabs share cookies, storage and position. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly words: Words;
  /** Asks for the language where no browser would: the pseudo language. */
  readonly query: string;
  /** Opens an app in a tab of its own. */
  open(app: AppName, options?: { readonly size?: Size }): Promise<Page>;
  goTo(place: LngLat): Promise<void>;
  /** What must not happen on any page: errors in the console, broken security policy, requests to other hosts. */
  faults(): readonly string[];
  leave(): Promise<void>;
}

export interface VisitorOptions {
  readonly language?: Language;
  readonly at?: LngLat;
  readonly theme?: "dark" | "light";
}

const paths: Record<AppName, string> = { console: "/", responder: "/responder/", citizen: "/citizen/" };
const tags: Record<Language, string> = { en: "en-GB", ar: "ar-JO", "en-XA": "en-GB" };

/**
 * What a browser calls errors and is none: every page asks whether somebody is signed in and whether this is a demo, and
 * "no" is an answer with a status; and push does not exist in contexts that keep nothing, which is where tests run.
 */
const expectedNoes = /\/api\/(?:sessions\/current|demo)$/;
const expectedWords = /does not support the Push API in incognito mode/;

export async function newVisitor(browser: Browser, url: string, { language = "en", at, theme }: VisitorOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: url,
    locale: tags[language],
    timezoneId: "Asia/Amman",
    permissions: ["geolocation", "notifications"],
    ...(at === undefined ? {} : { geolocation: geolocation(at) }),
  });
  // As somebody who has chosen it before; the apps differ in what they start with.
  if (theme !== undefined) await context.addInitScript((chosen) => location.protocol === "http:" && localStorage.setItem("najda.theme", chosen), theme);
  const faults = watchFaults(context, url);
  const query = language === "en-XA" ? "?lang=en-XA" : "";
  return {
    context,
    words: wordsIn(language),
    query,
    async open(app, { size = desk } = {}) {
      const page = await context.newPage();
      await page.setViewportSize(size);
      await page.goto(`${paths[app]}${query}`);
      return page;
    },
    goTo: (place) => context.setGeolocation(geolocation(place)),
    faults: () => faults,
    leave: () => context.close(),
  };
}

const geolocation = ([longitude, latitude]: LngLat) => ({ longitude, latitude, accuracy: 8 });

function watchFaults(context: BrowserContext, url: string): string[] {
  const faults: string[] = [];
  context.on("weberror", (fault) => faults.push(`uncaught: ${fault.error().message}`));
  context.on("console", (line) => {
    if (line.type() !== "error" || expectedNoes.test(line.location().url) || expectedWords.test(line.text())) return;
    faults.push(`console: ${line.text()} ${line.location().url}`);
  });
  context.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== url) faults.push(`other host: ${request.url()}`);
  });
  return faults;
}
