import type { Texts } from '../messages/texts.rules';
import type { Visit } from './visit';

/** What every screen is given: the visit it shows and the language it speaks. */
export interface View {
  visit: Visit;
  texts: Texts;
}
