import type { roles as en } from "../en/roles.ts";
import type { Same } from "../same.ts";

export const roles: Same<typeof en> = {
  "call-taker": "متلقي البلاغات",
  dispatcher: "موجه الوحدات",
  supervisor: "مشرف",
  responder: "الطاقم",
  "alert-author": "مسؤول التنبيه",
  "alert-approver": "المخول بالاعتماد",
  citizen: "مواطن",
  administrator: "مدير النظام",
  auditor: "مدقق",
};
