/** A name in the four languages of the demo city. */
export interface FourNames {
  en: string;
  ar: string;
  ckb: string;
  fa: string;
}

/** What streets and quarters are called after: English | Arabic | Sorani | Persian. */
const table = `
Garden | البستان | باخچە | باغ
Palm | النخيل | دارخورما | نخل
Olive | الزيتون | زەیتوون | زیتون
Pomegranate | الرمان | هەنار | انار
Fig | التين | هەنجیر | انجیر
Almond | اللوز | بادەم | بادام
Walnut | الجوز | گوێز | گردو
Mulberry | التوت | توو | توت
Apricot | المشمش | قەیسی | زردآلو
Jasmine | الياسمين | یاسەمین | یاسمن
Rose | الورد | گوڵ | گل
Narcissus | النرجس | نێرگز | نرگس
Anemone | الشقائق | گوڵاڵە | شقایق
Oak | البلوط | بەڕوو | بلوط
Poplar | الحور | سپیندار | سپیدار
Willow | الصفصاف | بی | بید
Pine | الصنوبر | سنەوبەر | کاج
Sun | الشمس | خۆر | خورشید
Moon | القمر | مانگ | ماه
Star | النجمة | ئەستێرە | ستاره
Dawn | الفجر | بەرەبەیان | سپیده
Spring | الربيع | بەهار | بهار
Rain | المطر | باران | باران
Snow | الثلج | بەفر | برف
Eagle | النسر | هەڵۆ | عقاب
Partridge | الحجل | کەو | کبک
Gazelle | الغزال | ئاسک | آهو
Stork | اللقلق | لەقلەق | لک‌لک
Dove | الحمام | کۆتر | کبوتر
Falcon | الصقر | باز | شاهین
Horse | الخيل | ئەسپ | اسب
Poets | الشعراء | شاعیران | شاعران
Teachers | المعلمين | مامۆستایان | معلمان
Doctors | الأطباء | پزیشکان | پزشکان
Engineers | المهندسين | ئەندازیاران | مهندسان
Weavers | النساجين | جۆڵایان | بافندگان
Potters | الفخارين | گۆزەگەران | کوزه‌گران
Coppersmiths | النحاسين | مسگەران | مسگران
Carpenters | النجارين | دارتاشان | نجاران
Bakers | الخبازين | نانەوایان | نانوایان
Merchants | التجار | بازرگانان | بازرگانان
Farmers | الفلاحين | جووتیاران | کشاورزان
Mill | الطاحونة | ئاش | آسیاب
Well | البئر | بیر | چاه
Fountain | النافورة | نافورە | فواره
Citadel | القلعة | قەڵا | قلعه
Gate | البوابة | دەروازە | دروازه
Tower | البرج | قوللە | برج
Lantern | الفانوس | فانۆس | فانوس
Silk | الحرير | ئاوریشم | ابریشم
Salt | الملح | خوێ | نمک
Wheat | القمح | گەنم | گندم
Honey | العسل | هەنگوین | عسل
Peace | السلام | ئاشتی | صلح
Hope | الأمل | هیوا | امید
Friendship | الصداقة | دۆستایەتی | دوستی
Knowledge | المعرفة | زانست | دانش
Light | النور | ڕووناکی | روشنایی
`;

export const words: readonly FourNames[] = table
  .trim()
  .split("\n")
  .map((line) => line.split("|").map((word) => word.trim()))
  .map(([en = "", ar = "", ckb = "", fa = ""]) => ({ en, ar, ckb, fa }));

/** How a word becomes the name of a thing; `*` stands for the word. */
const forms = {
  street: ["* Street", "شارع *", "شەقامی *", "خیابان *"],
  lane: ["* Lane", "زقاق *", "کۆڵانی *", "کوچه *"],
  boulevard: ["* Boulevard", "جادة *", "بولواری *", "بلوار *"],
  road: ["* Road", "طريق *", "ڕێگای *", "جاده *"],
  bridge: ["* Bridge", "جسر *", "پردی *", "پل *"],
  district: ["* District", "حي *", "گەڕەکی *", "محله *"],
  park: ["* Park", "حديقة *", "پارکی *", "پارک *"],
  hospital: ["* Hospital", "مستشفى *", "نەخۆشخانەی *", "بیمارستان *"],
  fire: ["* Fire Station", "محطة إطفاء *", "بنکەی ئاگرکوژێنەوەی *", "ایستگاه آتش‌نشانی *"],
  police: ["* Police Station", "مركز شرطة *", "بنکەی پۆلیسی *", "کلانتری *"],
  ambulance: ["* Ambulance Station", "محطة إسعاف *", "بنکەی فریاکەوتنی *", "پایگاه اورژانس *"],
  school: ["* School", "مدرسة *", "قوتابخانەی *", "مدرسه *"],
  mosque: ["* Mosque", "جامع *", "مزگەوتی *", "مسجد *"],
  church: ["* Church", "كنيسة *", "کڵێسای *", "کلیسای *"],
  market: ["* Market", "سوق *", "بازاڕی *", "بازار *"],
} as const;

export type NameForm = keyof typeof forms;

/** The word in a form; from the second of its kind on with a number, in each language's digits. */
export function named(word: FourNames, form: NameForm, number = 1): FourNames {
  const [en, ar, ckb, fa] = forms[form];
  const count = (digits: string): string => (number < 2 ? "" : ` ${inDigits(number, digits)}`);
  return {
    en: (number < 2 ? "" : `${number}${ordinal(number)} `) + en.replace("*", word.en),
    ar: ar.replace("*", word.ar) + count(arabicDigits),
    ckb: ckb.replace("*", word.ckb) + count(arabicDigits),
    fa: fa.replace("*", word.fa) + count("۰۱۲۳۴۵۶۷۸۹"),
  };
}

const ordinal = (number: number): string => ({ 2: "nd", 3: "rd" })[number] ?? "th";

const arabicDigits = "٠١٢٣٤٥٦٧٨٩";

/** A number in Arabic-Indic digits, as house numbers are written in Arabic. */
export const inArabicDigits = (number: number): string => inDigits(number, arabicDigits);

function inDigits(number: number, digits: string): string {
  return String(number).replace(/\d/g, (digit) => digits[Number(digit)]!);
}

export const fixedNames = {
  city: { en: "Rubar (invented city)", ar: "روبار (مدينة متخيلة)", ckb: "ڕووبار (شاری خەیاڵی)", fa: "روبار (شهر خیالی)" },
  river: { en: "Zerin River", ar: "نهر زرين", ckb: "ڕووباری زێڕین", fa: "رود زرین" },
  ring: { en: "Ring Road", ar: "الطريق الدائري", ckb: "شەقامی بازنەیی", fa: "بزرگراه کمربندی" },
  outerRoad: { en: "Outer Road", ar: "الطريق الخارجي", ckb: "ڕێگای دەرەوە", fa: "جاده بیرونی" },
  northBank: { en: "North Corniche", ar: "الكورنيش الشمالي", ckb: "کۆڕنیشی باکوور", fa: "ساحلی شمالی" },
  southBank: { en: "South Corniche", ar: "الكورنيش الجنوبي", ckb: "کۆڕنیشی باشوور", fa: "ساحلی جنوبی" },
  university: { en: "Rubar University", ar: "جامعة روبار", ckb: "زانکۆی ڕووبار", fa: "دانشگاه روبار" },
  station: { en: "Rubar Railway Station", ar: "محطة قطار روبار", ckb: "وێستگەی شەمەندەفەری ڕووبار", fa: "ایستگاه راه‌آهن روبار" },
  stadium: { en: "City Stadium", ar: "ملعب المدينة", ckb: "یاریگای شار", fa: "ورزشگاه شهر" },
  cemetery: { en: "City Cemetery", ar: "مقبرة المدينة", ckb: "گۆڕستانی شار", fa: "آرامستان شهر" },
} as const satisfies Record<string, FourNames>;
