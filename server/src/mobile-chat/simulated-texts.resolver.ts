import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { readSimulatedTexts } from '../demo/demo.queries.js';
import { DemoSms } from '../demo/demo.types.js';
import type { Context } from '../graphql/context.js';
import { MobileChat } from './mobile-chat.types.js';

/** What a phone that exists nowhere received: where texts are simulated, a code could not be read otherwise. */
@Resolver(() => MobileChat)
export class SimulatedTextsResolver {
  @FieldResolver(() => [DemoSms], {
    nullable: true,
    description: 'Where texts are only simulated: what this number received, newest first. Null with a real provider.',
  })
  simulatedTexts(
    @Root() { organizationId, phoneNumber }: MobileChat,
    @Ctx() { services }: Context,
  ): Promise<DemoSms[]> | null {
    if (services.settings.smsProvider !== 'simulator' || phoneNumber === null) return null;
    return readSimulatedTexts(services.db.read, organizationId, phoneNumber);
  }
}
