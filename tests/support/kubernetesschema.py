#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""kubernetesschema.py SCHEMA MANIFEST: whether Kubernetes knows everything that a manifest says.

SCHEMA is client-go's applyconfigurations/internal/internal.go, whose one long string is the schema of every object, in the
form of structured-merge-diff. Fields that it has not, and values of another type, are printed; then the exit code is 1.
Knative's Service is not in it: of that one its pod is looked at, without what Knative does not take."""
import re
import sys

import yaml

TYPES = {}
# core/v1.PodSpec and Container less what Knative's own schema (serving.knative.dev/v1) leaves out.
NOT_KNATIVES = {"startupProbe", "tty", "stdin", "hostNetwork", "restartPolicy"}


def load(path):
    text = open(path, encoding="utf-8").read()
    schema = yaml.load(re.search(r"typed\.YAMLObject\(`(.*?)`\)", text, re.S)[1], yaml.CSafeLoader)
    TYPES.update((entry["name"], entry) for entry in schema["types"])


def resolved(kind):
    return TYPES[kind["namedType"]] if "namedType" in kind else kind


def scalar_fits(wanted, value):
    if wanted == "untyped":
        return not isinstance(value, (dict, list))
    # Quantities are written without quotes too.
    fits = {"string": str, "boolean": bool, "numeric": (int, float)}[wanted]
    return isinstance(value, fits) and not (wanted == "numeric" and isinstance(value, bool))


def mistakes(value, kind, path):
    """Sentences, each with where."""
    kind = resolved(kind)
    if value is None:
        return [f"{path} is empty"]
    if isinstance(value, dict):
        if "map" not in kind:
            return [f"{path} takes no fields"]
        fields = {field["name"]: field["type"] for field in kind["map"].get("fields", [])}
        anything = kind["map"].get("elementType")
        found = []
        for name, part in value.items():
            if name in fields:
                found += mistakes(part, fields[name], f"{path}.{name}")
            elif anything:
                found += mistakes(part, anything, f"{path}.{name}")
            else:
                found.append(f"{path} has no field “{name}”")
        return found
    if isinstance(value, list):
        if "list" not in kind:
            return [f"{path} takes no list"]
        return [m for i, part in enumerate(value) for m in mistakes(part, kind["list"]["elementType"], f"{path}.{i}")]
    if "scalar" not in kind:
        return [f"{path} takes no single value"]
    return [] if scalar_fits(kind["scalar"], value) else [f"{path}: {value!r} is not {kind['scalar']}"]


def names_in(value):
    if isinstance(value, dict):
        return set(value) | {name for part in value.values() for name in names_in(part)}
    return {name for part in value for name in names_in(part)} if isinstance(value, list) else set()


def knative_mistakes(document):
    pod = document["spec"]["template"]["spec"]
    found = mistakes(document["metadata"], {"namedType": "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"}, "metadata")
    found += mistakes(pod, {"namedType": "io.k8s.api.core.v1.PodSpec"}, "spec.template.spec")
    found += [f"Knative takes no {name}" for name in sorted(names_in(pod) & NOT_KNATIVES)]
    if set(document) != {"apiVersion", "kind", "metadata", "spec"} or set(document["spec"]) != {"template"}:
        found.append("a Service of Knative has other parts")
    if any(len(container.get("ports", [])) > 1 for container in pod["containers"]):
        found.append("Knative takes one port")
    return found


def document_mistakes(document):
    group, _, version = document["apiVersion"].rpartition("/")
    if group == "serving.knative.dev":
        return knative_mistakes(document)
    name = f"io.k8s.api.{group or 'core'}.{version}.{document['kind']}"
    return mistakes(document, {"namedType": name}, document["kind"]) if name in TYPES else [f"there is no {name}"]


load(sys.argv[1])
wrong = []
with open(sys.argv[2], encoding="utf-8") as manifest:
    for one in yaml.safe_load_all(manifest):
        wrong += document_mistakes(one)
print("\n".join(wrong))
sys.exit(1 if wrong else 0)
