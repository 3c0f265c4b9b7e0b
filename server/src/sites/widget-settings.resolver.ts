import { Arg, FieldResolver, Resolver, Root } from 'type-graphql';
import { LauncherIcon } from '../vocabulary.js';
import { launcherPath } from './launcher-path.js';
import { WidgetSettings } from './widget-settings.type.js';

@Resolver(() => WidgetSettings)
export class WidgetSettingsResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: "An icon's drawing: an SVG path on a grid of 24 by 24, to be filled; null: none is drawn.",
  })
  launcherPath(
    @Root() { launcherIcon }: WidgetSettings,
    @Arg('icon', () => LauncherIcon, { nullable: true, description: "Of which icon; left out: of the site's." })
    icon: LauncherIcon | null,
  ): string | null {
    return launcherPath(icon ?? launcherIcon);
  }
}
