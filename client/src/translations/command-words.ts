/**
 * The verbs of the command line, in each language; every language's words are always accepted, and no word stands
 * for two commands. Arabic is matched with and without hamza, ta marbuta as ha, alef maqsura as ya (`foldWord`).
 */
export const commandWords = {
  new: { en: ["new", "n"], ar: ["جديد", "بلاغ"] },
  dispatch: { en: ["dispatch", "send", "d"], ar: ["أرسل", "إرسال", "وجه"] },
  recommend: { en: ["recommend", "rec", "dr"], ar: ["موصى", "توصية"] },
  acknowledge: { en: ["acknowledge", "ack", "ak"], ar: ["استلم", "استلام"] },
  "en-route": { en: ["enroute", "en", "e"], ar: ["طريق", "تحرك"] },
  arrive: { en: ["arrive", "os", "a"], ar: ["وصل", "وصول"] },
  transport: { en: ["transport", "tr", "t"], ar: ["نقل", "انقل"] },
  "at-hospital": { en: ["hospital", "ta"], ar: ["مستشفى", "وجهة"] },
  clear: { en: ["clear", "c"], ar: ["إنهاء", "انتهى"] },
  free: { en: ["free", "f"], ar: ["حرر", "سحب"] },
  cancel: { en: ["cancel", "can"], ar: ["إلغاء", "ألغ"] },
  divert: { en: ["divert", "x"], ar: ["حول", "بدل"] },
  hold: { en: ["hold", "h"], ar: ["أجل", "تأجيل", "علق"] },
  view: { en: ["view", "v"], ar: ["عرض", "اعرض"] },
  where: { en: ["where", "w"], ar: ["أين", "خريطة"] },
  note: { en: ["note", "i"], ar: ["ملاحظة", "دون"] },
  remark: { en: ["remark", "r"], ar: ["لاسلكي", "إفادة"] },
  timer: { en: ["timer", "tm"], ar: ["مؤقت", "توقيت"] },
  "on-duty": { en: ["onduty", "on"], ar: ["مناوبة", "دوام"] },
  "off-duty": { en: ["offduty", "off"], ar: ["انصراف"] },
  "out-of-service": { en: ["oos"], ar: ["خارج", "عطل"] },
  close: { en: ["close", "cl"], ar: ["إغلاق", "أغلق"] },
  undo: { en: ["undo", "u"], ar: ["تراجع", "رجوع"] },
  help: { en: ["help", "?"], ar: ["مساعدة", "؟"] },
} as const satisfies Record<string, { en: readonly string[]; ar: readonly string[] }>;

export type CommandWord = keyof typeof commandWords;

/** The form in which typed words are compared: small letters, plain Arabic letters, no marks, no zero-width joiners. */
export function foldWord(word: string): string {
  return word
    .normalize("NFKD")
    .replaceAll(/[\u0300-\u036f\u0640\u064b-\u065f\u0670\u200b-\u200f]/g, "")
    .replaceAll(/[أإآٱ]/g, "ا")
    .replaceAll("ة", "ه")
    .replaceAll("ى", "ي")
    .replaceAll("ؤ", "و")
    .replaceAll("ئ", "ي")
    .toLowerCase();
}
