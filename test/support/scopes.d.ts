/* oxlint-disable import/no-unassigned-import -- these add to a type */
// Additions of modules to the type Scope, which the compiled declarations of src do not all reach.
import '../../src/domain/content/access.ts'
import '../../src/domain/figures/access.ts'
import '../../src/domain/party/access.ts'
import '../../src/domain/training/access.ts'
import '../../src/platform/api-keys/module.ts'
import '../../src/platform/audit/module.ts'
import '../../src/platform/operations/module.ts'
import '../../src/platform/resource/trash-module.ts'
