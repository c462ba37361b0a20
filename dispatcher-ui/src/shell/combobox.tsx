import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode, type Ref } from "react";

interface Option {
  readonly id: string;
}

interface Props<O extends Option> {
  readonly label: string;
  readonly hint: string;
  readonly text: string;
  readonly options: readonly O[];
  readonly inputRef?: Ref<HTMLInputElement>;
  /** Takes the focus when it appears. */
  readonly startHere?: boolean;
  readonly invalid?: boolean;
  readonly describedBy?: string;
  /** Shown in place of the list when letters were typed and nothing fits. */
  readonly none?: string | undefined;
  change(text: string): void;
  choose(option: O): void;
  children(option: O): ReactNode;
}

/**
 * A text field with suggestions (the ARIA combobox): arrows walk, Enter takes the marked one, Escape closes the list and
 * stays in the field. The first suggestion is marked at once, so that a few letters and Enter are enough.
 */
export function Combobox<O extends Option>(props: Props<O>) {
  const { label, hint, text, options, inputRef, startHere = false, invalid = false, describedBy, none, change, choose, children } = props;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const [marked, setMarked] = useState(0);
  const at = Math.min(marked, options.length - 1);
  const current = options[at];
  const shown = open && options.length > 0;
  useEffect(() => {
    if (shown) list.current?.children[at]?.scrollIntoView({ block: "nearest" });
  }, [at, shown]);

  const take = (option: O): void => {
    choose(option);
    setOpen(false);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (!open) setOpen(true);
      else if (options.length > 0) setMarked((at + step + options.length) % options.length);
    } else if (event.key === "Enter" && shown && current !== undefined && !event.ctrlKey && !event.metaKey) take(current);
    else if (event.key === "Escape" && shown) {
      setOpen(false);
      event.stopPropagation();
    } else return;
    event.preventDefault();
  };

  return (
    <div className="combobox">
      <label htmlFor={`${id}input`}>{label}</label>
      <input
        id={`${id}input`}
        ref={inputRef}
        role="combobox"
        aria-expanded={shown}
        aria-controls={`${id}list`}
        aria-autocomplete="list"
        aria-activedescendant={shown && current !== undefined ? `${id}${current.id}` : undefined}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        maxLength={200}
        placeholder={hint}
        value={text}
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={startHere}
        onChange={(event) => {
          change(event.target.value);
          setMarked(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={press}
      />
      <div id={`${id}list`} ref={list} role="listbox" aria-label={label} hidden={!shown}>
        {options.map((option, index) => (
          // Keys are heard by the field, which has the focus (aria-activedescendant).
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={option.id}
            id={`${id}${option.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            // Before the field loses the focus and closes the list.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(option)}
          >
            {children(option)}
          </div>
        ))}
      </div>
      {open && none !== undefined && options.length === 0 && text.trim() !== "" && <p className="dim">{none}</p>}
    </div>
  );
}
