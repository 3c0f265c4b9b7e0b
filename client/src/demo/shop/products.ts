import type { JSX } from 'preact';
import { Boiler, HeatPump, Radiator, Thermostat } from './art';

interface Product {
  name: string;
  about: string;
  price: string;
  Art(): JSX.Element;
}

/** What the shop sells. */
export const PRODUCTS: readonly Product[] = [
  { name: 'Kestrel 24', about: 'Combi boiler for a flat or a terraced house', price: '€1,490', Art: Boiler },
  { name: 'Merlin Air 8', about: 'Heat pump, quiet enough for a balcony', price: '€4,250', Art: HeatPump },
  { name: 'Robin', about: 'Thermostat that learns your week', price: '€129', Art: Thermostat },
  { name: 'Wren Column', about: 'Steel radiator in six sizes', price: '€210', Art: Radiator },
];
