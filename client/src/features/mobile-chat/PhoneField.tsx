import {
  AsYouType,
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';
import { useState } from 'react';
import { Field } from '../../components/Field';
import { SelectField } from '../../components/SelectField';
import type { Problem } from '../../lib/problem';

interface Props {
  /** E.164, or whatever is typed while it is not a number yet. */
  value: string;
  onChange: (value: string) => void;
  problem: Problem | null;
}

const NAMES = new Intl.DisplayNames('en', { type: 'region' });
const COUNTRIES = getCountries()
  .map((code) => ({ code, label: `${NAMES.of(code) ?? code} +${getCountryCallingCode(code)}` }))
  .sort((one, other) => one.label.localeCompare(other.label));

function homeCountry(): CountryCode {
  const region = new Intl.Locale(navigator.language).maximize().region;
  return COUNTRIES.find((country) => country.code === region)?.code ?? 'NL';
}

/** Groups the digits as they are typed at the end; anywhere else the text is left alone, so that the caret stays where it is. */
function grouped(text: string, before: string, country: CountryCode): string {
  return text.length > before.length && text.startsWith(before.trimEnd()) ? new AsYouType(country).input(text) : text;
}

/** A phone number with its country. Typing a number with + sets the country by itself. */
export default function PhoneField({ value, onChange, problem }: Props) {
  const [start] = useState(() => parsePhoneNumberFromString(value));
  const [country, setCountry] = useState<CountryCode>(start?.country ?? homeCountry());
  const [text, setText] = useState(start?.formatNational() ?? value);

  const tell = (typed: string, where: CountryCode) => {
    onChange(typed.trim() === '' ? '' : (parsePhoneNumberFromString(typed, where)?.number ?? typed.trim()));
  };
  const type = (typed: string) => {
    const where = typed.startsWith('+') ? (parsePhoneNumberFromString(typed)?.country ?? country) : country;
    setCountry(where);
    setText(grouped(typed, text, where));
    tell(typed, where);
  };
  const choose = (code: string) => {
    const where = COUNTRIES.find((one) => one.code === code)?.code ?? country;
    setCountry(where);
    tell(text, where);
  };
  return (
    <div className="phone-field">
      <SelectField label="Country" name="country" value={country} onChange={choose}>
        {COUNTRIES.map((one) => (
          <option key={one.code} value={one.code}>
            {one.label}
          </option>
        ))}
      </SelectField>
      <Field label="Phone number" name="phoneNumber" problem={problem}>
        {(control) => (
          <input
            {...control}
            className="input"
            type="tel"
            inputMode="tel"
            autoComplete="tel"
            value={text}
            onChange={(event) => type(event.target.value)}
          />
        )}
      </Field>
    </div>
  );
}
