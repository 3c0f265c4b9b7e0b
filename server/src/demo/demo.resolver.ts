import { Ctx, Query, Resolver, Root, Subscription } from 'type-graphql';
import { Allow } from '../graphql/allow.js';
import type { Context } from '../graphql/context.js';
import { cutOff } from '../graphql/cut-off.js';
import { openDemoFeed } from './demo-feed.js';
import { demoOrganizationId, readDemo } from './demo.queries.js';
import { Demo } from './demo.types.js';

/** The demo page's phones and mailbox. */
@Resolver()
export class DemoResolver {
  @Allow('anyone')
  @Query(() => Demo, {
    nullable: true,
    description: "The demo's simulated phones and mailbox; null where no demo is served. Public.",
  })
  async demo(@Ctx() { services }: Context): Promise<Demo | null> {
    const organizationId = await demoOrganizationId(services);
    return organizationId === null ? null : readDemo(services, organizationId);
  }

  @Allow('anyone')
  @Subscription(() => Demo, {
    description:
      "The demo's phones and mailbox, the present state first, then after each change. Public, where a demo is served.",
    subscribe: ({ context }: { context: Context }) => openDemoFeed(context.services, cutOff(context)),
  })
  demoChanged(@Root() demo: Demo): Demo {
    return demo;
  }
}
