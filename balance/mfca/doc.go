// Package mfca puts lost material into money: material flow cost accounting by
// quantity centres, after ISO 14051.
//
// A plant knows what it pays for its waste, and not what the waste has cost: material
// bought, energy and labour spent on it, and only then its disposal. MFCA follows the
// mass through quantity centres and lets every cost go with it, to the product or to the
// loss; what the product carries becomes an input of the next centre.
//
//	r, err := mfca.Account(network, input.Nearest)
//	fmt.Println(r.Total.Loss, "of", r.Total.Grand)
//
// # Conventions
//
// Masses are kg, costs are money of one currency and one period, ratios are fractions.
// product_kg and loss_kg of a centre count all mass that enters it to become product: its
// materials and what it was handed on. Materials that never enter the product (water,
// acid, solvent: in_product: false) stand outside both masses; they are loss by nature.
//
// # Method
//
// Material cost is split by the material's own product and loss, or else by the centre's;
// energy and system cost by the ratio of the allocating materials; waste management goes
// to the loss. What a product carries on keeps its three cost classes. A network with
// branches and returns is a linear system, solved one strongly connected part at a time.
// Masses that do not add up are shown as unaccounted, never filled in.
//
// Formulas, sources and an example by hand: docs/method/mfca.md.
package mfca
