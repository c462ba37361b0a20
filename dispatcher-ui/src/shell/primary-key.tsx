/** The key of a panel's blue button, shown on it: Control and Enter, from anywhere in the console. */
export function PrimaryKey() {
  return (
    <kbd aria-hidden="true" translate="no">
      Ctrl ⏎
    </kbd>
  );
}
