import { useWords } from "@najda/client/react";

/** The number in its colour; a screen reader hears "Priority 1". */
export function PriorityMark({ priority }: { readonly priority: number }) {
  const { t } = useWords();
  return (
    <span className="priority" data-priority={priority}>
      <span className="sr-only">{t("console.lists.priority", { priority })}</span>{" "}
      <span aria-hidden="true">{priority}</span>
    </span>
  );
}
