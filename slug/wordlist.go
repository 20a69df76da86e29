package slug

// The words are short, easy to spell, and harmless in every combination; none is both an adjective and a noun here, so
// that every pair can be taken apart again. Sorted; a test holds all of this that can be tested.

const adjectives = `
able agile airy amber ample apt arctic autumn azure balmy bold brave breezy bright brisk bronze calm candid cedar
cheery chief chilly civic clean clear clever cloudy coastal cobalt cool copper coral cosmic cosy crimson crisp
curious daily dapper daring dawn dear deep deft dewy direct distant dotted dreamy dusky eager early earnest easy
elder elegant emerald equal even evening fair famous fancy fast fern festive fine firm first fleet floral fluent
fond forest fresh frosty full gallant gentle genuine giant giddy glad gleaming glossy golden good graceful grand
grassy great green handy happy hardy harvest hazel hearty helpful hidden high hollow honest humble icy ideal indigo
inland ivory jade jolly jovial joyful just keen kind lasting lavender leafy legal lemon level light lilac lively
local lofty loyal lucid lucky lunar magic main maple marble mellow merry mighty mild mint misty modern modest
morning mossy native neat nimble noble northern novel oaken ocean olive open orange patient peach pearl placid plain
playful plucky polar polite prime proper proud pure quick quiet radiant rainy rapid rare ready regal rich ripe
rising robust rosy round royal ruby rustic sage sandy scarlet serene sharp shiny silent silver simple sincere sleek
smart smooth snowy solar solid sound southern spare spring spry square stable starry steady stellar still sturdy
subtle summer sunny super supple sure swift tall teal tender tidy timely topaz tranquil true trusty upbeat upper
urban useful valiant vast velvet verdant violet vital vivid warm western whole wide willing windy winter wise witty
wooden woven young zesty`

const nouns = `
acorn almond anchor apple apricot arbor arch arrow aspen aster atlas badger bamboo banjo barley basin basket bay
beach beacon beam bear beaver bell berry birch bird bloom boat bonfire book bough boulder branch breeze brick bridge
brook brush bucket butter cabin cactus camel canal candle canoe canyon cape caravan cardinal cargo castle cave cello
chapel cherry chestnut cider circle citrus clay cliff cloud clover coast comet compass condor copse cottage cove
crane crater creek crest cricket crocus crow crown crystal current cypress daisy dale delta desert dolphin dome door
dove dragon drum dune eagle echo elk elm ember engine falcon feather fennel ferry field fig finch fir fjord flame
flax flint flower flute fog forge fort fountain fox galaxy garden garnet gate geyser ginger glacier glade glass
globe goose gorge grape grotto grove guitar gull hammer harbor hare harp hawk hearth heath heather hedge heron hill
hive horizon horse house inlet iris island ivy jacket jasmine jay jewel journey kayak kettle key kite koala ladder
lagoon lake lamp lantern larch lark laurel leaf lens library lighthouse lily linden lion lizard llama lodge lotus
lynx magnet magpie mango mantle map marsh marten meadow melody melon mesa meteor mill mirror moon moor moose moth
mountain museum nectar nest nova nutmeg oak oasis oboe opal orbit orchard orchid oriole otter owl paddle palace palm
panda paper parade parrot pass path peak pebble pelican penguin pepper petal piano pigeon pillar pine pioneer planet
plateau plaza plum poem pond poplar poppy port prairie prism puffin puzzle quail quarry quartz quill rabbit raft
rain rainbow ranch raven reef ridge river road robin rocket root rose saddle saffron sail salmon sapling saturn
scarf school sea seal season shadow shell shore signal sky slope spark sparrow spice spiral spruce star stone stork
storm story strait stream summit sun swallow swan table tapir teapot tempo tent terrace theater thicket thistle
thunder tide tiger timber torch tower trail train tree trellis trout tulip tundra turtle valley vessel village vine
violin voyage wagon walnut walrus water wave whale wheat wheel willow wind window wing wolf wood wren yacht zebra
zephyr`
