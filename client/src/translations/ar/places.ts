import type { places as english } from "../en/places.ts";
import type { Same } from "../same.ts";

export const places: Same<typeof english> = {
  kinds: {
    address: "عنوان", "ambulance-station": "محطة إسعاف", airport: "مطار", bank: "مصرف", base: "محطة وحدات", city: "مدينة", clinic: "عيادة",
    "community-centre": "مركز مجتمعي", coordinates: "إحداثيات", defibrillator: "جهاز إزالة الرجفان", district: "حي", "fire-station": "محطة إطفاء", fuel: "محطة وقود", government: "دائرة حكومية", hamlet: "قرية صغيرة",
    hospital: "مستشفى", hotel: "فندق", hydrant: "صنبور إطفاء", intersection: "تقاطع", "landing-site": "مهبط طائرات", market: "سوق", museum: "متحف", neighbourhood: "محلة",
    park: "حديقة", pharmacy: "صيدلية", "plus-code": "رمز بلس", police: "شرطة", refuge: "ملجأ", restaurant: "مطعم", school: "مدرسة",
    square: "ساحة", stadium: "ملعب", station: "محطة قطار أو حافلات", street: "شارع", town: "بلدة", unit: "وحدة", university: "جامعة",
    village: "قرية", water: "مياه", "water-point": "نقطة مياه", worship: "دار عبادة",
  },
};
