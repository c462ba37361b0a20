import type { AlertContent } from "@najda/protocol";

type Category = NonNullable<AlertContent["category"]>;

/** What an alert is about where its author says no more than the category; CAP readers show it as the kind of event. */
const names: Readonly<Record<"en" | "ar" | "fa", Readonly<Record<Category, string>>>> = {
  en: {
    Geo: "Earthquake or landslide", Met: "Severe weather or flood", Safety: "Public safety", Security: "Security",
    Rescue: "Rescue", Fire: "Fire", Health: "Health", Env: "Environment", Transport: "Transport",
    Infra: "Utilities", CBRNE: "Hazardous material", Other: "Emergency",
  },
  ar: {
    Geo: "زلزال أو انهيار أرضي", Met: "طقس خطر أو فيضان", Safety: "السلامة العامة", Security: "الأمن",
    Rescue: "إنقاذ", Fire: "حريق", Health: "الصحة", Env: "البيئة", Transport: "النقل",
    Infra: "المرافق", CBRNE: "مواد خطرة", Other: "طوارئ",
  },
  fa: {
    Geo: "زلزله یا رانش زمین", Met: "هوای شدید یا سیل", Safety: "ایمنی عمومی", Security: "امنیت",
    Rescue: "نجات", Fire: "آتش‌سوزی", Health: "بهداشت", Env: "محیط زیست", Transport: "حمل و نقل",
    Infra: "تأسیسات", CBRNE: "مواد خطرناک", Other: "وضعیت اضطراری",
  },
};

/** In the language where we have it, else in English. */
export function eventName(category: Category, language: string): string {
  const [base = language] = language.split("-");
  return (base === "ar" || base === "fa" ? names[base] : names.en)[category];
}
