# METADATA
# description: What a composite alarm means, by the prime implicants of its rule.
package lib.composite

# The sets of alarms, by address, all of one of which have gone off whenever the composite alarm has, and only then.
# Undefined of a rule that asks for anything but that alarms have gone off.
combinations(alarm) := {{literal.alarm | some literal in implicant} | some implicant in implicants} if {
	implicants := alarm.values.alarm_rule.implicants
	count(implicants) > 0
	every implicant in implicants {
		count(implicant) > 0
		every literal in implicant {
			literal.states == ["ALARM"]
		}
	}
}
