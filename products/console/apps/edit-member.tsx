/** The roles of a project member, and what of them is ticked. */
import type { AppPermission, ProjectRole } from '@maque/protocol/platform/members.ts'
import { permissionsOf, projectRoles } from '@maque/protocol/platform/member-permissions.ts'
import { Checkbox } from '../shell/checkbox.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { memberTexts } from './member-texts.ts'

export interface Ticks {
  readonly roles: readonly ProjectRole[]
  readonly permissions: readonly AppPermission[]
}

export function EditMember({ ticks, onTick }: { readonly ticks: Ticks; onTick(ticks: Ticks): void }) {
  const t = useTexts(memberTexts)
  const { roles, permissions } = ticks
  const ofRoles = permissionsOf(roles)
  const toggleRole = (role: ProjectRole, isOn: boolean): void => {
    const next = projectRoles.filter((one) => (one === role ? isOn : roles.includes(one)))
    // What a new role brings is ticked; what was not ticked stays so.
    const brought = permissionsOf(next).filter((one) => !ofRoles.includes(one) || permissions.includes(one))
    onTick({ roles: next, permissions: brought })
  }
  return (
    <>
      <fieldset className="ticks">
        {projectRoles.map((role) => (
          <Checkbox key={role} checked={roles.includes(role)} onChange={(isOn) => toggleRole(role, isOn)}>
            {t.roles[role]}
          </Checkbox>
        ))}
      </fieldset>
      {ofRoles.length > 0 && (
        <fieldset className="ticks">
          <legend className="quiet">{t.ticks}</legend>
          {ofRoles.map((one) => (
            <Checkbox
              key={one}
              checked={permissions.includes(one)}
              onChange={(isOn) =>
                onTick({
                  roles,
                  permissions: ofRoles.filter((other) =>
                    other === one ? isOn : permissions.includes(other),
                  ),
                })
              }
            >
              {t.permissions[one]}
            </Checkbox>
          ))}
        </fieldset>
      )}
    </>
  )
}
