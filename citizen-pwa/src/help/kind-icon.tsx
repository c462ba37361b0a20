import type { Kind } from "./kinds.ts";

/** Line drawings on a grid of 24, drawn for this app. The word beside them says the same. */
const paths: Readonly<Record<Kind, string>> = {
  fire: "M12 21c-4 0-7-2.8-7-6.6 0-3.4 2.4-5 3.6-7.6.5 1.7 1.2 2.5 2 3C10.4 7 11 4.6 13.4 3c.2 3.2 5.6 6 5.6 11.4 0 3.8-3 6.6-7 6.6zm0 0c-1.7 0-3-1.2-3-3 0-1.9 1.6-2.6 2.4-4.4 1.6 1.2 3.6 2.4 3.6 4.6 0 1.7-1.3 2.8-3 2.8z",
  sick: "M12 20S4 15.2 4 9.6C4 7 6 5 8.3 5c1.6 0 2.9.8 3.7 2.1C12.8 5.8 14.1 5 15.7 5 18 5 20 7 20 9.6 20 15.2 12 20 12 20zM7 12h2.5l1.5-3 2 5 1.5-2H17",
  crash: "M3 16v-3l2-4.5h8L16 13h3.5c.8 0 1.5.7 1.5 1.5V16h-2M5.5 9v4H16M9 16h5M5 16H3M7 18.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4zm9.8 0a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4zM17 4l1.5 2.5L21 6l-1 2.5",
  violence: "M12 3l7.5 3v5.5c0 4.6-3.2 7.7-7.5 9.5-4.3-1.8-7.5-4.9-7.5-9.5V6zM12 8v5M12 16v.5",
  trapped: "M4 20V9l5-4 5 4v3M4 20h16M14 12l6 3v5M8 20v-5h3v5M15 17.5h2M3 4l3 1M17 5l3-1",
  water: "M3 17c1.5 0 1.5 1 3 1s1.5-1 3-1 1.5 1 3 1 1.5-1 3-1 1.5 1 3 1 1.5-1 3-1M3 20.5c1.5 0 1.5 1 3 1s1.5-1 3-1 1.5 1 3 1 1.5-1 3-1 1.5 1 3 1 1.5-1 3-1M5 14V9.5L12 4l7 5.5V14M10 14v-4h4v4",
  gas: "M8 9h8l1.5 10.5c.1.8-.5 1.5-1.3 1.5H7.8c-.8 0-1.4-.7-1.3-1.5zM10 9V5.5h4V9M9 3h6M9 14.5c1-1 2-1 3 0s2 1 3 0M9 17.5c1-1 2-1 3 0s2 1 3 0",
  other: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8 12v.01M12 12v.01M16 12v.01",
};

/** The picture beside a choice's word. */
export const KindIcon = ({ kind }: { readonly kind: Kind }) => (
  <svg viewBox="0 0 24 24" className="kind-icon" fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
    <path d={paths[kind]} />
  </svg>
);
