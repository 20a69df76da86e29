package syntax

func (p *parser) invalidNamed()                    {}
func (p *parser) invalidExpression()               {}
func (p *parser) invalidLegacy()                   {}
func (p *parser) invalidForTarget()                {}
func (p *parser) invalidComprehension()            {}
func (p *parser) invalidStarred()                  {}
func (p *parser) invalidArguments()                {}
func (p *parser) someArguments() (arguments, bool) { return p.argumentsNow() }
func (p *parser) invalidParameters(bool)           {}
func (p *parser) invalidStarEtc(bool)              {}
func (p *parser) invalidKwds(bool)                 {}
func (p *parser) invalidDefault(bool)              {}
func (p *parser) invalidTypeParam()                {}
func (p *parser) invalidImport()                   {}
func (p *parser) invalidImportTargets()            {}
func (p *parser) invalidDel()                      {}
func (p *parser) invalidDef()                      {}
func (p *parser) invalidClass()                    {}
func (p *parser) invalidCondition()                {}
func (p *parser) invalidBlock(string, int)         {}
func (p *parser) invalidLoop()                     {}
func (p *parser) invalidWith()                     {}
func (p *parser) invalidWithIndent()               {}
func (p *parser) invalidWithItem()                 {}
func (p *parser) invalidTry()                      {}
func (p *parser) invalidExcept()                   {}
func (p *parser) invalidExceptIndent(bool)         {}
func (p *parser) invalidMatch()                    {}
func (p *parser) invalidCase()                     {}
func (p *parser) invalidAs()                       {}
func (p *parser) invalidRest(int)                  {}
func (p *parser) invalidReplacement()              {}
func (p *parser) assignment() Stmt                 { return nil }
func (p *parser) diagnoseBracketed() Expr          { return p.bracketed() }
