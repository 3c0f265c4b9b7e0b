/** @jsxImportSource preact */

/** The shop's mark. */
export function Flame() {
  return (
    <svg class="flame" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M12 2c1 4 6 6.5 6 12a6 6 0 0 1-12 0c0-2.5 1.2-4.2 2.5-5.5C9 11 10.5 12 11.5 12 13 9 10.5 6 12 2z" />
    </svg>
  );
}

/** A wall-hung boiler with its pipes. */
export function Boiler() {
  return (
    <svg class="art" viewBox="0 0 160 120" aria-hidden="true">
      <path class="pipe" d="M66 92v22M80 92v22M94 92v22" />
      <rect class="body" x="50" y="12" width="60" height="82" rx="7" />
      <rect class="panel" x="58" y="66" width="44" height="20" rx="4" />
      <circle class="dial" cx="70" cy="76" r="5" />
      <path class="glow" d="M82 72h14M82 80h9" />
      <path class="edge" d="M58 24h44" />
    </svg>
  );
}

/** An outdoor heat pump with its fan. */
export function HeatPump() {
  return (
    <svg class="art" viewBox="0 0 160 120" aria-hidden="true">
      <rect class="body" x="28" y="28" width="104" height="68" rx="8" />
      <circle class="panel" cx="68" cy="62" r="27" />
      <path
        class="fan"
        d="M68 62c-2-10 4-18 12-17-1 8-5 14-12 17zM68 62c10-2 18 4 17 12-8-1-14-5-17-12zM68 62c2 10-4 18-12 17 1-8 5-14 12-17zM68 62c-10 2-18-4-17-12 8 1 14 5 17 12z"
      />
      <path class="edge" d="M106 44h16M106 52h16M106 60h16" />
      <path class="pipe" d="M42 96v8M118 96v8" />
    </svg>
  );
}

/** A room thermostat. */
export function Thermostat() {
  return (
    <svg class="art" viewBox="0 0 160 120" aria-hidden="true">
      <circle class="body" cx="80" cy="60" r="44" />
      <circle class="panel" cx="80" cy="60" r="34" />
      <path class="track" d="M56 84a34 34 0 1 1 48 0" />
      <path class="glow thick" d="M56 84a34 34 0 0 1 14-56" />
      <text x="80" y="68" text-anchor="middle">
        21°
      </text>
    </svg>
  );
}

/** A column radiator. */
export function Radiator() {
  const columns = [40, 54, 68, 82, 96, 110];
  return (
    <svg class="art" viewBox="0 0 160 120" aria-hidden="true">
      <path class="pipe" d="M24 88h16M120 88h16v14" />
      {columns.map((x) => (
        <rect key={x} class="body" x={x} y="22" width="10" height="76" rx="5" />
      ))}
      <path class="edge" d="M38 34h84M38 86h84" />
    </svg>
  );
}
