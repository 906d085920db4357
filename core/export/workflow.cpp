// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/workflow.h"

#include "core/export/yaml.h"
#include "core/images/imagename.h"
#include "core/pipeline/commandline.h"

namespace Thaw {

using namespace Qt::StringLiterals;

QString workflow(const MakingParts &parts, const QString &directory)
{
    const QString path = directory + u"/**"_s;
    const QString script = shellLine({u"./"_s + directory + u"/make-image.sh"_s});
    return u"# Makes the checkpoint image of %1 with Docker alone: all it takes is in %2/.\n"
           "# Written by \"thaw export workflow\". A checkpoint wants the CPU it was made on, or a newer one: the runner's\n"
           "# should be no newer than the machines the image is to start on.\n"
           "name: %3\n"
           "on:\n"
           "  workflow_dispatch:\n"
           "  push:\n"
           "    paths: %4\n"
           "jobs:\n"
           "  checkpoint:\n"
           "    runs-on: ubuntu-24.04\n"
           "    timeout-minutes: 30\n"
           "    permissions: {contents: read, packages: write}\n"
           "    env:\n"
           "      IMAGE: %5\n"
           "    steps:\n"
           "      - uses: actions/checkout@v4\n"
           "      - name: Make the checkpoint image and restore it once\n"
           "        run: %6 \"$IMAGE:${GITHUB_RUN_NUMBER:-1}\"\n"
           "      - name: Push it\n"
           "        if: ${{ vars.CHECKPOINT_REGISTRY != '' }}\n"
           "        env:\n"
           "          REGISTRY: ${{ vars.CHECKPOINT_REGISTRY }}\n"
           "          PASSWORD: ${{ secrets.CHECKPOINT_PASSWORD || github.token }}\n"
           "        run: |\n"
           "          docker login --username \"$GITHUB_ACTOR\" --password-stdin \"${REGISTRY%%/*}\" <<<\"$PASSWORD\"\n"
           "          docker tag \"$IMAGE:$GITHUB_RUN_NUMBER\" \"$REGISTRY/$IMAGE:$GITHUB_RUN_NUMBER\"\n"
           "          docker push \"$REGISTRY/$IMAGE:$GITHUB_RUN_NUMBER\"\n"_s.arg(
               parts.recipe.name, directory, Yaml::quoted(u"Checkpoint image of "_s + parts.recipe.name), Yaml::list({path}),
               Yaml::quoted(parseImageName(parts.recipe.imageName).repository), script);
}

} // namespace Thaw
